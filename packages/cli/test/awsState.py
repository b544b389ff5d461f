# Prints as JSON what AWS at argv[1] holds of Lambda, IAM and CloudWatch Logs: all that a deploy may touch, read by boto3. A line
# of it for each line of stdin: starting Python takes longer than reading.
import functools
import json
import sys

import boto3
from botocore.exceptions import ClientError

VOLATILE = {
    "CreateDate", "CreationTime", "FunctionUrl", "LastModified", "LastModifiedTime", "Location", "ResponseMetadata", "RevisionId", "RoleId",
    "RoleLastUsed", "creationTime", "storedBytes",
}
SECRETS = dict(aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="any")


@functools.cache
def client(name):
    return boto3.client(name, endpoint_url=sys.argv[1], region_name="eu-central-1", **SECRETS)


def kept(value):
    if isinstance(value, dict):
        return {key: kept(one) for key, one in value.items() if key not in VOLATILE}
    return [kept(one) for one in value] if isinstance(value, list) else value


def optional(call, **arguments):
    try:
        return call(**arguments)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return None
        raise


# moto may hold one id twice, when two requests come at once; AWS refuses the second.
def statements(policy):
    return {one["Sid"]: one for one in json.loads(policy["Policy"])["Statement"]} if policy else {}


def functions():
    lambda_ = client("lambda")
    for function in lambda_.list_functions()["Functions"]:
        name = function["FunctionName"]
        policy = optional(lambda_.get_policy, FunctionName=name)
        yield name, {
            "latest": lambda_.get_function(FunctionName=name),
            "versions": lambda_.list_versions_by_function(FunctionName=name)["Versions"][1:],
            "aliases": lambda_.list_aliases(FunctionName=name)["Aliases"],
            "url": optional(lambda_.get_function_url_config, FunctionName=name),
            "policy": [one for _, one in sorted(statements(policy).items())],
        }


def roles():
    iam = client("iam")
    for role in iam.list_roles()["Roles"]:
        name = role["RoleName"]
        inline = iam.list_role_policies(RoleName=name)["PolicyNames"]
        yield name, {
            "role": iam.get_role(RoleName=name)["Role"],
            "attached": iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"],
            "inline": {
                policy: iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"] for policy in inline
            },
        }


def log_groups():
    logs = client("logs")
    for group in logs.describe_log_groups()["logGroups"]:
        tags = logs.list_tags_for_resource(resourceArn=group["arn"].removesuffix(":*"))["tags"]
        yield group["logGroupName"], {**group, "tags": tags}


for _ in sys.stdin:
    state = {"functions": dict(functions()), "roles": dict(roles()), "logGroups": dict(log_groups())}
    print(json.dumps(kept(state), sort_keys=True, default=str), flush=True)
