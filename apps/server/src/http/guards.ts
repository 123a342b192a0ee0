import { errorBody } from "@tcp-ladder/protocol";
import type { RequestHandler } from "express";
import helmet from "helmet";
import { type AllowedHosts, isOwnOrigin } from "./allowed-hosts.ts";
import { sendError } from "./errors.ts";

/** Refuses a Host that is not ours, and anything but reading to a page of another site. */
export function hostGuard(hosts: AllowedHosts): RequestHandler {
  return (request, response, next) => {
    const { host, origin } = request.headers;
    if (!hosts.allows(host)) {
      sendError(response, errorBody("foreign-host", `This server does not answer to the name ${host ?? "(none)"}.`));
    } else if (
      origin !== undefined &&
      request.method !== "GET" &&
      request.method !== "HEAD" &&
      !isOwnOrigin(origin, host)
    ) {
      sendError(response, errorBody("foreign-origin", `A page of ${origin} may not do this here.`));
    } else next();
  };
}

/**
 * Scripts, styles and connections from here only. No HTTPS is demanded: the server speaks HTTP on loopback, and
 * upgrading or pinning would lock the page out.
 */
export function pageHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'", "data:"],
        imgSrc: ["'self'", "data:", "blob:"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: "no-referrer" },
  });
}
