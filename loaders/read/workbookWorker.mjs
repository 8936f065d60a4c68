// A worker starts without the TypeScript loader of the thread that started it.
import {register} from "tsx/esm/api";

register();
await import("./workbookWorker.js");
