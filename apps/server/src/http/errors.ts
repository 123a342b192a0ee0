import { ERRORS, type ErrorBody, errorBody } from "@tcp-ladder/protocol";
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import type { Logger } from "pino";

export function sendError(response: Response, error: ErrorBody): void {
  response.status(ERRORS[error.code].status).json(error);
}

export const notFound: RequestHandler = (request, response) => {
  sendError(response, errorBody("not-found", `There is nothing at ${request.path}.`));
};

/** What Express and its parts throw (a malformed address, a file gone meanwhile), and our own bugs. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const status = thrown instanceof Error && "status" in thrown ? Number(thrown.status) : 500;
    if (status === 404) sendError(response, errorBody("not-found", `There is nothing at ${request.path}.`));
    else if (status >= 400 && status < 500) {
      sendError(response, errorBody("bad-request", "The request could not be understood.", "Check the address."));
    } else {
      log.error({ error: thrown, method: request.method, path: request.path }, "a request failed");
      sendError(response, errorBody("internal", "The server failed at this request."));
    }
  };
}
