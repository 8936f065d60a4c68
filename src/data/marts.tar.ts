import {streamMarts} from "../../loaders/streamMarts.js";

await streamMarts();
