import {BROWSER_RUNTIME, createDuckDB, VoidLogger} from "@duckdb/duckdb-wasm/blocking";
import {answerCalls, type Port} from "./answerCalls.js";
import {Engine} from "./engine.js";
import {polling_ms} from "./statement.js";

let opened: Engine | undefined;

async function open(
  module: Blob,
  shared_bytes: number,
  series: readonly string[] | undefined
): Promise<Engine> {
  const url = URL.createObjectURL(module);
  try {
    // Which of its modules DuckDB wants, it finds out by itself; the page has made sure that it is this one.
    const bundle = {mainModule: url, mainWorker: ""};
    const bindings = await createDuckDB(
      {eh: bundle, mvp: bundle},
      new VoidLogger(),
      BROWSER_RUNTIME
    );
    await bindings.instantiate(() => {});
    bindings.open({query: {queryPollingInterval: polling_ms}});
    const id = bindings.connect().useUnsafe((_bindings, connection) => connection);
    return new Engine({bindings, id, version: 0, rows: new Map()}, {bytes: shared_bytes}, series);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function engine(): Engine {
  if (!opened) throw new Error("engine: not open (expected the call open first)");
  return opened;
}

answerCalls(self as unknown as Port, {
  async open(_signal, module, shared_bytes, series) {
    opened = await open(module, shared_bytes, series);
  },
  createMart: (signal, mart, file, words) => engine().createMart(mart, file, words, signal),
  select: (signal, query) => engine().select(query, signal)
});
