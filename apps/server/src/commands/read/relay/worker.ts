/** The other thread's first file, bundled to `dist/worker.cjs`: all that it does is to load the one that it is told of. */
import { workerData } from "node:worker_threads";
import { loadCompiled } from "../compiled.ts";

loadCompiled(workerData as string);
