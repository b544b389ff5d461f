// The functions of kinglet-conformance for the Rust crate lambda_runtime: `_HANDLER` names one as `<name>.handler`.
use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lambda_runtime::streaming::{channel, Body, Response, Sender};
use lambda_runtime::{
    run, run_concurrent, service_fn, spawn_graceful_shutdown_handler, BoxFuture, Context, Diagnostic, Error,
    LambdaEvent, MetadataPrelude, Runtime, SnapStartResource,
};
use serde_json::{json, Value};

type Event = LambdaEvent<Value>;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let name = std::env::var("_HANDLER").unwrap_or_default();
    match name.split('.').next().unwrap_or_default() {
        "minimal" => run(service_fn(|_: Event| ready(Ok::<_, Error>(json!({"statusCode": 200, "body": "ok"}))))).await,
        "echo" => run(service_fn(|event: Event| ready(Ok::<_, Error>(event.payload)))).await,
        "context" => run(service_fn(|event: Event| ready(Ok::<_, Error>(context(event))))).await,
        "errors" => run(service_fn(|event: Event| ready(fail(&event.payload)))).await,
        "stream" => run(service_fn(stream)).await,
        "topLevelThrow" => Err("cannot start".into()),
        "shutdown" => {
            spawn_graceful_shutdown_handler(|| async {
                tokio::time::sleep(Duration::from_millis(5)).await;
                println!("goodbye from the hook");
            })
            .await;
            run(service_fn(|event: Event| ready(Ok::<_, Error>(event.payload)))).await
        }
        "snapshot" => snapshot().await,
        "snapshotFails" => failing(Hook { before: Some("cannot be frozen"), ..Hook::default() }).await,
        "restoreFails" => failing(Hook { after: Some("cannot be thawed"), ..Hook::default() }).await,
        "interleave" => run_concurrent(service_fn(interleave)).await,
        other => Err(format!("no function {other}").into()),
    }
}

fn remaining(context: &Context) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    context.deadline as i64 - now as i64
}

fn context(event: Event) -> Value {
    let (payload, context) = event.into_parts();
    let before = remaining(&context);
    (0..payload["spin"].as_u64().unwrap_or(0)).for_each(|i| {
        std::hint::black_box(i);
    });
    let config = &context.env_config;
    let client = context.client_context.as_ref().map(|client| json!({"custom": client.custom, "env": client.environment}));
    let identity = context.identity.as_ref().map(
        |identity| json!({"cognitoIdentityId": identity.identity_id, "cognitoIdentityPoolId": identity.identity_pool_id}),
    );
    let mut fields = json!({
        "awsRequestId": context.request_id,
        "invokedFunctionArn": context.invoked_function_arn,
        "functionName": config.function_name,
        "functionVersion": config.version,
        "memoryLimitInMB": config.memory.to_string(),
        "logGroupName": config.log_group,
        "logStreamName": config.log_stream,
        "before": before,
        "after": remaining(&context),
        "traceVariable": std::env::var("_X_AMZN_TRACE_ID").ok(),
    });
    let optional = [
        ("clientContext", client),
        ("identity", identity),
        ("tenantId", context.tenant_id.map(Value::from)),
        ("xRayTraceId", context.xray_trace_id.map(Value::from)),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            fields[name] = value;
        }
    }
    fields
}

fn fail(event: &Value) -> Result<Value, Diagnostic> {
    if event["how"].is_null() {
        return Ok(json!("fine"));
    }
    let (error_type, error_message) = match event["throw"].as_str().unwrap_or_default() {
        "error" => ("TypeError", "boom".to_string()),
        "custom" => ("CustomError", "custom boom".to_string()),
        "runtimeName" => ("Runtime.SomethingWrong", "named".to_string()),
        "odd" => ("not a name\r\nX-Injected: 1", "odd".to_string()),
        "string" => ("string", "just text".to_string()),
        "long" => ("RangeError", "long ".repeat(40_000)),
        "huge" => ("RangeError", "huge ".repeat(500_000)),
        "delete" => ("RangeError", "a\u{7f}éb".to_string()),
        other => ("Error", other.to_string()),
    };
    Err(Diagnostic { error_type: error_type.to_string(), error_message })
}

async fn stream(event: Event) -> Result<Response<Body>, Diagnostic> {
    let act = event.payload["act"].as_str().unwrap_or_default().to_string();
    if act == "throwBefore" {
        let error_message = "before the first byte".to_string();
        return Err(Diagnostic { error_type: "TypeError".to_string(), error_message });
    }
    let (sender, body) = channel();
    let mut prelude = MetadataPrelude::default();
    if act == "prelude" {
        prelude.status_code = 201.try_into().expect("a status");
        prelude.headers.insert("X-Kit", "yes".parse().expect("a header value"));
        prelude.cookies = vec!["a=b".into(), "c=d".into()];
    }
    tokio::spawn(write(sender, act, event.payload));
    Ok(Response { metadata_prelude: prelude, stream: body })
}

async fn write(mut sender: Sender, act: String, event: Value) -> Result<(), Error> {
    let length = event["length"].as_u64().unwrap_or(0) as usize;
    match act.as_str() {
        "text" => {
            for part in ["one ", "zwölf ", "three"] {
                sender.send_data(part.to_string().into()).await?;
            }
        }
        "bytes" => {
            let bytes: Vec<u8> = (0..length).map(|i| (i * 31 + (i >> 8) * 7) as u8).collect();
            sender.send_data(bytes.into()).await?;
        }
        "prelude" => sender.send_data("body".into()).await?,
        "big" => {
            let chunk = vec![b'x'; event["bytes"].as_u64().unwrap_or(0) as usize];
            let mut waits = 0;
            for _ in 0..event["chunks"].as_u64().unwrap_or(0) {
                let start = std::time::Instant::now();
                sender.send_data(chunk.clone().into()).await?;
                waits += u32::from(start.elapsed() > Duration::from_millis(50));
            }
            sender.send_data(format!("|{waits}").into()).await?;
        }
        "slow" => {
            sender.send_data("first".into()).await?;
            tokio::time::sleep(Duration::from_millis(event["ms"].as_u64().unwrap_or(0))).await;
            sender.send_data("second".into()).await?;
        }
        "throwAfter" => {
            sender.send_data("part".into()).await?;
            sender.send_error(lambda_runtime_api_client::Error::new("after the first byte"));
        }
        _ => {}
    }
    Ok(())
}

#[derive(Default)]
struct Hook {
    number: u32,
    ran: Arc<Mutex<Vec<String>>>,
    before: Option<&'static str>,
    after: Option<&'static str>,
}

impl Hook {
    fn run(&self, phase: &str, error: Option<&'static str>) -> BoxFuture<'_, Result<(), Error>> {
        self.ran.lock().unwrap().push(format!("{phase} {}", self.number));
        Box::pin(ready(error.map_or(Ok(()), |message| Err(message.into()))))
    }
}

impl SnapStartResource for Hook {
    fn before_snapshot(&self) -> BoxFuture<'_, Result<(), Error>> {
        self.run("before", self.before)
    }

    fn after_restore(&self) -> BoxFuture<'_, Result<(), Error>> {
        self.run("after", self.after)
    }
}

async fn snapshot() -> Result<(), Error> {
    let ran = Arc::new(Mutex::new(Vec::new()));
    let answer = ran.clone();
    let hook = |number| Arc::new(Hook { number, ran: ran.clone(), ..Hook::default() });
    Runtime::new(service_fn(move |_: Event| ready(Ok::<_, Error>(json!(*answer.lock().unwrap())))))
        .register_snapstart_resource(hook(1))
        .register_snapstart_resource(hook(2))
        .run()
        .await
}

async fn failing(hook: Hook) -> Result<(), Error> {
    Runtime::new(service_fn(|_: Event| ready(Ok::<_, Error>(1)))).register_snapstart_resource(Arc::new(hook)).run().await
}

async fn interleave(event: Event) -> Result<Value, Diagnostic> {
    let (payload, context) = event.into_parts();
    let id = context.request_id.clone();
    tokio::time::sleep(Duration::from_millis(payload["ms"].as_u64().unwrap_or(0))).await;
    if payload["fail"] == true {
        let error_message = format!("event {}", payload["n"]);
        return Err(Diagnostic { error_type: "RangeError".into(), error_message });
    }
    let Context { request_id, tenant_id, xray_trace_id, .. } = context;
    Ok(json!({"n": payload["n"], "id": id, "now": request_id, "tenant": tenant_id, "trace": xray_trace_id}))
}
