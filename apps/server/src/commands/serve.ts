import { accessSync, constants, statSync } from "node:fs";
import type { ServeOptions } from "../config/serve-command.ts";
import { unpackLimits } from "../config/unpack-limits.ts";
import { bytesInWords } from "../http/upload.ts";
import { openLiveService } from "../live/open-live-service.ts";
import { type RunningServer, startServer } from "../server.ts";
import { openPage } from "./serve/browser.ts";
import { greeting } from "./serve/greeting.ts";
import { untilStopped } from "./serve/signals.ts";
import { captureStandardInput } from "./serve/standard-input.ts";

/** `tcp-ladder serve [FILE]`. Returns the exit status: 0 when it was stopped, 1 where it could not run, 2 for arguments. */
export async function serve(file: string | undefined, options: ServeOptions): Promise<number> {
  const trouble = file === undefined || file === "-" ? undefined : fileTrouble(file);
  if (trouble !== undefined) return complain(trouble, 2);
  let started: Awaited<ReturnType<typeof startServer>>;
  try {
    started = await startServer({
      host: options.host,
      port: options.port,
      strictPort: options.strictPort,
      dataFolder: options.data,
      maxUploadBytes: options.maxUpload,
      limits: unpackLimits(options),
      openLive: openLiveService,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return complain(`the folder for captures cannot be used: ${why}. Choose another place with --data DIR`, 1);
  }
  if (!started.ok) return complain(`${started.error.message} ${started.error.remedy}`, 1);
  const server = started.value;
  const stopped = untilStopped();
  const opened = await openFirst(server, file, options);
  if (typeof opened === "number") {
    await server.close();
    return opened;
  }
  const url = opened.capture === undefined ? server.url : `${server.url}c/${opened.capture}`;
  process.stdout.write(
    greeting({
      url,
      wantedPort: options.port,
      port: server.port,
      live: await server.live.refreshAbility(),
      dataFolder: options.data,
      maxUpload: bytesInWords(options.maxUpload),
    }),
  );
  if (options.open) openPage(url);
  await stopped;
  await server.close();
  return 0;
}

/** The capture that the page opens on: the file, what comes in on standard input, or a live session. */
async function openFirst(
  server: RunningServer,
  file: string | undefined,
  options: ServeOptions,
): Promise<{ readonly capture: string | undefined } | number> {
  if (file === "-") {
    const live = captureStandardInput(server.library);
    return live.ok ? { capture: live.value } : complain(`${live.error.message} ${live.error.remedy}`, 1);
  }
  if (file !== undefined) {
    const added = server.library.addFile(file);
    return added.ok ? { capture: added.value } : complain(`${added.error.message} ${added.error.remedy}`, 1);
  }
  if (options.interface === undefined) return { capture: undefined };
  const session = await server.live.start({ interface: options.interface, filter: options.filter });
  if (session.ok) return { capture: session.value };
  const status = session.error.code === "bad-filter" || session.error.code === "no-interface" ? 2 : 1;
  return complain(`${session.error.message} ${session.error.remedy}`, status);
}

function fileTrouble(path: string): string | undefined {
  try {
    if (statSync(path).isDirectory()) return `${path} is a folder. Name one capture in it`;
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT") {
      return `there is no file or command ${path}. Check the name, or see all commands: tcp-ladder -h`;
    }
    if (code === "EACCES") return `${path} may not be read. Try sudo, or chmod +r`;
    return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function complain(message: string, status: number): number {
  process.stderr.write(`tcp-ladder: ${message}\n`);
  return status;
}
