import {buildSite, ensureSite} from "./buildSite.js";
import {buildOptions, runCommand, siteCommand} from "./command.js";

const {output, ifChanged} = siteCommand("build")
  .option("--if-changed", "only when the site differs from what a build would publish")
  .parse()
  .opts<{output: string; ifChanged?: true}>();

await runCommand(() => (ifChanged ? ensureSite : buildSite)(buildOptions(output)));
