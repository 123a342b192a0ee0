import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler, Router } from "express";

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** The page: its files, and the same index.html for every address that the page itself understands. */
export function pageRoutes(folder: string): Router {
  const router = Router();
  // Vite names what lies in assets/ by its content: it never changes. index.html is asked for anew each time.
  router.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: YEAR_MS, index: false }));
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  const index: RequestHandler = (_request, response) => {
    const path = join(folder, "index.html");
    if (!existsSync(path)) {
      response.status(503).type("text/plain").send("The page is not built yet. Run: npm start\n");
      return;
    }
    response.set("cache-control", "no-cache").sendFile(path, { dotfiles: "allow", cacheControl: false });
  };
  router.get(["/", "/c/:id", "/c/:id/:connection", "/playground"], index);
  return router;
}
