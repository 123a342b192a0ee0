/**
 * Every error a user can meet, with what to do about it. One table for the page, HTTP and the command line.
 * `status` is the HTTP status where the error answers a request.
 */
export const ERRORS = {
  "bad-request": {
    status: 400,
    remedy: "Reload the page. If that does not help, the page and the server are different versions.",
  },
  "bad-version": { status: 400, remedy: "Reload the page: the server was updated while it was open." },
  "message-too-large": { status: 413, remedy: "Reload the page." },
  "not-found": { status: 404, remedy: "Check the address, or go back to the start page." },
  "unknown-capture": { status: 404, remedy: "It may have been deleted: choose one from the list of captures." },
  "unknown-connection": { status: 404, remedy: "Choose a connection from the list." },
  "unknown-segment": { status: 404, remedy: "Choose a segment on the ladder." },
  "capture-busy": { status: 409, remedy: "Stop the live capture first, then delete it." },
  "read-only": { status: 403, remedy: "Samples belong to the program and cannot be deleted." },
  "foreign-host": {
    status: 403,
    remedy: "Open the page by the address the server printed, or start it with --host NAME.",
  },
  "foreign-origin": { status: 403, remedy: "Open the page by the address the server printed." },
  "upload-too-large": {
    status: 413,
    remedy: "Start the server with a larger --max-upload, or split the capture with editcap -c.",
  },
  "upload-broken-off": { status: 400, remedy: "Send the file again." },
  "disk-full": { status: 507, remedy: "Free space, or choose another place with --data DIR." },
  empty: { status: 422, remedy: "Capture again: tcpdump -i lo -w FILE 'tcp port 10000'." },
  "unknown-format": {
    status: 422,
    remedy:
      "Open a pcap or pcapng file (gzip, zstd and lz4 are read too), or lines that tcpdump printed. " +
      "What Wireshark opens, editcap -F pcapng FILE NEW.pcapng converts.",
  },
  truncated: { status: 422, remedy: "What came before is shown. Copy the file again, or capture with tcpdump -U." },
  "bad-record": {
    status: 422,
    remedy: "What came before is shown. The file was damaged, or written by a faulty program.",
  },
  "bad-compression": {
    status: 422,
    remedy: "What came before is shown. Test the file with gzip -t, zstd -t or lz4 -t.",
  },
  "too-large": {
    status: 422,
    remedy:
      "What came before is shown. Allow more with --max-unpacked or --max-ratio, or unpack the file and open the result.",
  },
  "no-libpcap": { status: 503, remedy: "apt-get install libpcap-dev python3 make g++ && npm start" },
  "no-rights": {
    status: 403,
    remedy: "sudo npm start; or see “Live capture without root” in the README.",
  },
  "no-interface": { status: 404, remedy: "Choose one of the interfaces in the list (ip link)." },
  "bad-filter": { status: 400, remedy: "See man pcap-filter; for example: tcp port 10000" },
  "capture-ended": { status: 500, remedy: "What was captured is kept. Start the capture again." },
  "port-taken": { status: 409, remedy: "Stop the other program, or choose another port." },
  "demo-failed": { status: 500, remedy: "Run tcp-ladder demo-server in a terminal to see what it says." },
  "demo-running": { status: 409, remedy: "Wait for it to end, or stop it." },
  internal: { status: 500, remedy: "Restart the server. If it happens again, report it with the server's log." },
} as const satisfies Record<string, { readonly status: number; readonly remedy: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** An error as it travels: HTTP body, WebSocket message, line on the terminal. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
}

export function errorBody(code: ErrorCode, message: string, remedy: string = ERRORS[code].remedy): ErrorBody {
  return { code, message, remedy };
}
