import { Router } from "express";
import type { Library } from "../captures/library.ts";
import { sendError } from "./errors.ts";
import { sendExport } from "./export.ts";
import { takeUpload } from "./upload.ts";

export function captureRoutes(library: Library, maxUploadBytes: number): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set("cache-control", "no-store");
    next();
  });
  router.get("/", (_request, response) => {
    response.json(library.list());
  });
  router.put("/", takeUpload(library, maxUploadBytes));
  router.get("/:id/file", (request, response, next) => {
    const file = library.file(request.params.id);
    if (!file.ok) {
      sendError(response, file.error);
      return;
    }
    response.attachment(file.value.name).type("application/octet-stream");
    // The folder may lie below one whose name begins with a dot, as ~/.local does.
    response.sendFile(file.value.path, { dotfiles: "allow", cacheControl: false }, (error) => {
      if (error && !response.headersSent) next(error);
    });
  });
  router.get("/:id/connections/:connection/export", sendExport(library));
  router.delete("/:id", async (request, response) => {
    const removed = await library.remove(request.params.id);
    if (removed.ok) response.status(204).end();
    else sendError(response, removed.error);
  });
  return router;
}
