import {BROWSER_RUNTIME, createDuckDB, VoidLogger} from "@duckdb/duckdb-wasm/blocking";
import {answerCalls, type Port} from "./answerCalls.js";
import {toColumns} from "./columns.js";
import {createMart} from "./martTable.js";
import {SharedTables} from "./sharedTables.js";
import {type Connection, polling_ms, select} from "./statement.js";

interface Opened {
  connection: Connection;
  tables: SharedTables;
}

let opened: Opened | undefined;

async function open(module: Blob, sharedRows: number): Promise<Opened> {
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
    const connection = {bindings, id};
    return {connection, tables: new SharedTables(connection, {rows: sharedRows})};
  } finally {
    URL.revokeObjectURL(url);
  }
}

function database(): Opened {
  if (!opened) throw new Error("engine: not open (expected the call open first)");
  return opened;
}

answerCalls(self as unknown as Port, {
  async open(_signal, module, sharedRows) {
    opened = await open(module, sharedRows);
  },
  createMart: (_signal, mart, bytes) => createMart(database().connection, mart, bytes),
  async select(signal, text, relations) {
    const {connection, tables} = database();
    await tables.require(text, relations, signal);
    return toColumns(await select(connection, text, signal));
  }
});
