import {ensureSite} from "./buildSite.js";
import {announce, buildOptions, portOption, runCommand, siteCommand} from "./command.js";
import {serveSite} from "./serve.js";

const environmentPort = process.env.PORT;
const {output, base, port} = siteCommand("start")
  .option("--base <path>", "path the site is served under", "/")
  .option("--port <number>", "port to serve on; the next free one if it is taken", portOption)
  .parse()
  .opts<{output: string; base: string; port?: number}>();

await runCommand(async () => {
  const options = buildOptions(output);
  await ensureSite(options);
  const {url} = await serveSite(options.output, {
    base,
    port: port ?? (environmentPort ? portOption(environmentPort) : 3000),
    portsTried: 100
  });
  announce("serving", url);
});
