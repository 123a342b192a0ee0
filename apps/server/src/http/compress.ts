import { constants } from "node:zlib";
import compression from "compression";
import type { RequestHandler } from "express";

/** What the page is made of, and lists. Fonts and captures are left alone: they are compressed already, or large and asked for once. */
const WORTH = /^(?:text\/(?:javascript|css|html)|application\/(?:javascript|json)|image\/svg\+xml)\b/;

/** Brotli's higher levels cost more time than loopback saves. */
const BROTLI_QUALITY = 5;

/** Compresses what the page loads, with Brotli or gzip as the browser can. */
export function compress(): RequestHandler {
  return compression({
    threshold: 1024,
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    filter: (_request, response) => WORTH.test(String(response.getHeader("content-type") ?? "")),
  });
}
