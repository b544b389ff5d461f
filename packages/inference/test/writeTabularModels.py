"""Writes tabularModels.json: small models of scikit-learn, LightGBM and XGBoost, and what ONNX Runtime answers to rows of them.

Needs, beside NumPy, what pip calls scikit-learn, skl2onnx, lightgbm, xgboost, onnxmltools and onnxruntime; the tests read the file alone.
"""

import base64
import json
import math
import pathlib

import lightgbm
import numpy as np
import onnxmltools
import onnxruntime
import xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as OnnxMlFloat
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_breast_cancer, load_iris
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, Normalizer, OneHotEncoder, StandardScaler
from sklearn.svm import SVC, SVR

iris, cancer = load_iris(), load_breast_cancer()
rows = 12


def plain(values):
    flat = np.array([list(row.values()) for row in values]) if isinstance(values, list) else np.asarray(values)
    return [None if isinstance(v, float) and math.isnan(v) else v for v in flat.ravel().tolist()]


def described(name, model, feeds):
    data = model.SerializeToString()
    session = onnxruntime.InferenceSession(data)
    outputs = zip(session.get_outputs(), session.run(None, feeds))
    return {
        'name': name,
        'model': base64.b64encode(data).decode(),
        'inputs': {key: {'dims': list(value.shape), 'values': plain(value)} for key, value in feeds.items()},
        'outputs': {output.name: plain(values) for output, values in outputs},
    }


def sklearn(name, model, x, y, count=rows):
    x = x.astype(np.float32)
    model.fit(x, y)
    onnx = convert_sklearn(model, initial_types=[('X', FloatTensorType([None, x.shape[1]]))])
    return described(name, onnx, {'X': x[:: len(x) // count][:count]})


def mixed():
    random = np.random.default_rng(1)
    colours = random.choice(['red', 'green', 'blue'], 100)
    numbers = random.random((100, 2)).astype(np.float32)
    numbers[::7, 0] = np.nan
    labels = np.where((colours == 'red') ^ (numbers[:, 1] > 0.5), 'yes', 'no')
    table = np.empty((100, 3), dtype=object)
    table[:, 0], table[:, 1:] = colours, numbers
    columns = [
        ('colour', OneHotEncoder(handle_unknown='ignore'), [0]),
        ('numbers', make_pipeline(SimpleImputer(), StandardScaler()), [1, 2]),
    ]
    model = make_pipeline(ColumnTransformer(columns), RandomForestClassifier(5, max_depth=4, random_state=0))
    model.fit(table, labels)
    types = [('colour', StringTensorType([None, 1])), ('numbers', FloatTensorType([None, 2]))]
    given = np.array((['red', 'blue', 'purple', 'green', ''] * 3)[:rows], dtype=object).reshape(-1, 1)
    return described('strings and numbers', convert_sklearn(model, initial_types=types), {'colour': given, 'numbers': numbers[:rows]})


def boosted(name, model, convert, data, count=rows):
    x = data.data.astype(np.float32).copy()
    x[::5, 0] = np.nan
    model.fit(x, data.target)
    onnx = convert(model, initial_types=[('X', OnnxMlFloat([None, x.shape[1]]))], target_opset=15)
    return described(name, onnx, {'X': x[:: len(x) // count][:count]})


def main():
    lgbm, xgb = onnxmltools.convert_lightgbm, onnxmltools.convert_xgboost
    few = {'n_estimators': 4, 'max_depth': 4}
    models = [
        mixed(),
        sklearn('forest of three classes', RandomForestClassifier(4, random_state=0), iris.data, iris.target),
        sklearn('forest of two classes with names', RandomForestClassifier(3, max_depth=4, random_state=0), cancer.data, cancer.target_names[cancer.target]),
        sklearn('boosted trees', GradientBoostingClassifier(n_estimators=4, random_state=0), cancer.data, cancer.target),
        sklearn('logistic regression', make_pipeline(StandardScaler(), LogisticRegression()), cancer.data, cancer.target),
        sklearn('normalized rows', make_pipeline(Normalizer(), LogisticRegression()), iris.data, iris.target),
        sklearn('machine of three classes', SVC(), iris.data, iris.target),
        sklearn('machine that regresses', make_pipeline(MinMaxScaler(), SVR(C=0.1)), iris.data[:, :3], iris.data[:, 3]),
        boosted('LightGBM, two classes', lightgbm.LGBMClassifier(verbose=-1, **few), lgbm, cancer),
        boosted('LightGBM, three classes', lightgbm.LGBMClassifier(verbose=-1, **few), lgbm, iris),
        boosted('XGBoost, two classes', xgboost.XGBClassifier(**few), xgb, cancer),
        boosted('XGBoost, three classes', xgboost.XGBClassifier(**few), xgb, iris),
    ]
    path = pathlib.Path(__file__).with_name('tabularModels.json')
    path.write_text(json.dumps(models, separators=(',', ':')) + '\n')


main()
