import type { RequestHandler } from "express";
import type { LiveService } from "../live-service.ts";
import { SOFTWARE_VERSION } from "../version.ts";

/** For scripts and for waiting until the server is up: always 200 while it answers at all. */
export function health(live: LiveService): RequestHandler {
  return (_request, response) => {
    const { possible, reason } = live.ability();
    response.set("cache-control", "no-store").json({
      status: "ok",
      version: SOFTWARE_VERSION,
      live: { possible, ...(reason === undefined ? {} : { reason }) },
    });
  };
}
