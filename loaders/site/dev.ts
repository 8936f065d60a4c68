import {join} from "node:path";
import {Command} from "commander";
import {siteBuildMessages} from "../../src/i18n/siteBuild.js";
import {say} from "../../src/i18n/message.js";
import {extractsFolder} from "../extractsFolder.js";
import {announce, locale, portOption, runCommand} from "./command.js";
import {recordFingerprint, refreshAssetCache, refreshDataCache} from "./dataCache.js";
import {prepareFrameworkProcess, previewFramework} from "./framework.js";
import {seedOfflineCache} from "./offlineCache.js";
import {watchInputs} from "./watchInputs.js";

const {port} = new Command("dev")
  .option(
    "--port <number>",
    "port of the preview; defaults to the first free one from 3000",
    portOption
  )
  .parse()
  .opts<{port?: number}>();

await runCommand(async () => {
  const root = process.cwd();
  const tell = (key: "sampleData" | "inputsNoticed"): void =>
    console.log(say(siteBuildMessages[key], {}, locale));
  prepareFrameworkProcess(root);
  if (extractsFolder(root).isSample) tell("sampleData");
  await seedOfflineCache(join(root, "src"));
  await refreshAssetCache(root);
  const {fingerprint} = await refreshDataCache(root);
  await recordFingerprint(root, fingerprint);
  const listening = await previewFramework(port);
  announce("previewing", `http://127.0.0.1:${listening}/`);
  await watchInputs(root, fingerprint, {onChange: () => tell("inputsNoticed")});
});
