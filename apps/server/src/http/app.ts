import express, { type Express } from "express";
import type { Logger } from "pino";
import type { Library } from "../captures/library.ts";
import type { LiveService } from "../live-service.ts";
import type { AllowedHosts } from "./allowed-hosts.ts";
import { captureRoutes } from "./captures.ts";
import { compress } from "./compress.ts";
import { errorHandler, notFound } from "./errors.ts";
import { hostGuard, pageHeaders } from "./guards.ts";
import { health } from "./health.ts";
import { pageRoutes } from "./page.ts";

export interface AppParts {
  readonly hosts: AllowedHosts;
  readonly library: Library;
  readonly live: LiveService;
  readonly log: Logger;
  readonly maxUploadBytes: number;
  readonly pageFolder: string;
}

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(pageHeaders(), hostGuard(parts.hosts), compress());
  app.get("/healthz", health(parts.live));
  app.use("/api/captures", captureRoutes(parts.library, parts.maxUploadBytes));
  app.use("/api", notFound);
  app.use(pageRoutes(parts.pageFolder));
  app.use(notFound, errorHandler(parts.log));
  return app;
}
