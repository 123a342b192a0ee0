export type { SocketCall } from "./call.ts";
export { ctime24, daytime } from "./ctime.ts";
export { type DaytimeClientOptions, runDaytimeClient } from "./daytime-client.ts";
export { type DaytimeServerOptions, runDaytimeServer } from "./daytime-server.ts";
export { conversationsOn, owners, type PortHolder, portHolders } from "./port-holder.ts";
export type { Report, Reporter } from "./report.ts";
export { reportLine } from "./text-report.ts";
export type { Trouble } from "./trouble.ts";
