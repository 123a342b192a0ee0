import { type ErrorBody, errorBody } from "@tcp-ladder/protocol";
import type { LiveCaptureFile } from "../captures/live-capture-file.ts";
import type { LiveContext, LiveStart } from "../live-service.ts";
import { failure, type Outcome, success } from "../outcome.ts";
import { type CaptureChildProcess, type ChildEnd, startCaptureChild } from "./capture-child-process.ts";
import type { ChildReport } from "./child-report.ts";
import type { CaptureRequest } from "./child-request.ts";
import { interfaceIsUp } from "./interface-state.ts";
import { againNotice, cutNotice, downNotice, endedNotice, ownPortNotice } from "./notices.ts";
import { openRecordStream, type RecordStream } from "./record-stream.ts";

export interface SessionOptions extends LiveStart {
  readonly name?: string | undefined;
  /** Whole records as they come, after they were written; valid during the call only. */
  readonly records?: ((bytes: Uint8Array) => void) | undefined;
}

/** One live capture: a file, and the child that fills it, or one child after the other. */
export interface LiveSession {
  /** The capture's id; of a session that was started. */
  readonly file: LiveCaptureFile;
  stop(): Promise<void>;
  /** For one who cannot wait: what has not come by now is lost, and that is said. */
  kill(): void;
  /** No child is left and the capture is complete; why it ended, where that was not asked for. */
  readonly ended: Promise<ErrorBody | undefined>;
}

/** Frames of two processors may stand a little out of order, and our clock tells whole milliseconds. */
const CLOCK_SLACK_MS = 20;

/** How often we look whether an interface that is gone has come back. */
const RETURN_EVERY_MS = 200;

/** @returns the session once frames are being captured */
export function startSession(
  context: LiveContext,
  program: readonly string[],
  options: SessionOptions,
  aborted: AbortSignal,
): Promise<Outcome<LiveSession>> {
  return new Promise((resolve) => new Session(context, program, options, aborted, resolve).startChild());
}

class Session {
  #file: LiveCaptureFile | undefined;
  #child: CaptureChildProcess | undefined;
  #stream: RecordStream | undefined;
  #linkType = -1;
  /** What came before the child said that the device is open. */
  #early: Buffer[] = [];
  #drops = { kernel: 0, interface: 0 };
  /** Of the children before this one. */
  #dropsBefore = { kernel: 0, interface: 0 };
  #downSince: Date | undefined;
  #gone = false;
  /** A frame with a later timestamp than this, milliseconds since the epoch, was sent after we were asked to end. */
  #stopMs: number | undefined;
  #trouble: ErrorBody | undefined;
  #return: NodeJS.Timeout | undefined;
  #end: (trouble: ErrorBody | undefined) => void = () => {};
  readonly #abort = () => void this.stop();
  readonly #ended = new Promise<ErrorBody | undefined>((resolve) => {
    this.#end = resolve;
  });

  constructor(
    private readonly context: LiveContext,
    private readonly program: readonly string[],
    private readonly options: SessionOptions,
    private readonly aborted: AbortSignal,
    private readonly begun: (outcome: Outcome<LiveSession>) => void,
  ) {
    aborted.addEventListener("abort", this.#abort);
  }

  startChild(): void {
    this.#stream = openRecordStream(this.#file === undefined);
    this.#gone = false;
    const request: CaptureRequest = {
      do: "capture",
      device: this.options.interface,
      filter: this.options.filter,
      ownPorts: [this.context.ownPort()],
    };
    this.#child = startCaptureChild(this.program, request, {
      report: (report) => this.#report(report),
      bytes: (chunk) => this.#bytes(chunk),
    });
    void this.#child.ended.then((end) => this.#childEnded(end));
  }

  async stop(): Promise<void> {
    this.#stopMs ??= Date.now() + CLOCK_SLACK_MS;
    clearTimeout(this.#return);
    if (this.#child) this.#child.stop();
    else this.#finish();
    await this.#ended;
  }

  kill(): void {
    this.#child?.kill();
  }

  #report(report: ChildReport): void {
    if (report.type === "opened") this.#opened(report.linkType);
    else if (report.type === "drops") this.#countDrops(report);
    else if (report.type === "down") this.#wentDown();
    else if (report.type === "up") this.#isBack();
    else if (report.type === "gone") this.#gone = true;
    else if (report.type === "error") this.#trouble = errorBody(report.code, report.message, report.remedy);
  }

  #opened(linkType: number): void {
    this.#trouble = undefined;
    if (this.#file) this.#reopened(linkType);
    else this.#begin(linkType);
  }

  #reopened(linkType: number): void {
    if (linkType === this.#linkType) this.#isBack();
    else this.#fail(errorBody("capture-ended", `${this.options.interface} came back as another kind of interface.`));
  }

  #begin(linkType: number): void {
    this.#linkType = linkType;
    const about = { interface: this.options.interface, filter: this.options.filter };
    const { name } = this.options;
    const created = this.context.captures.createLive(name === undefined ? about : { ...about, name });
    if (!created.ok) {
      this.#fail(created.error);
      return;
    }
    const file = created.value;
    this.#file = file;
    const notice = ownPortNotice(this.options.filter, this.context.ownPort());
    if (notice) file.setNotice(notice);
    for (const chunk of this.#early.splice(0)) this.#append(file, chunk);
    this.begun(success({ file, ended: this.#ended, stop: () => this.stop(), kill: () => this.kill() }));
  }

  #bytes(chunk: Buffer): void {
    if (this.#file) this.#append(this.#file, chunk);
    else this.#early.push(Buffer.from(chunk));
  }

  #append(file: LiveCaptureFile, chunk: Buffer): void {
    if (this.#stream === undefined || this.#trouble !== undefined) return;
    const whole = this.#stream.push(chunk);
    const trouble = whole.length > 0 ? file.append(whole) : undefined;
    if (trouble) this.#fail(trouble);
    else if (this.#stream.broken) this.#fail(errorBody("capture-ended", "The program that captures wrote no capture."));
    else if (whole.length > 0) this.options.records?.(whole);
    if (this.#complete) this.#child?.kill();
  }

  /** What was captured stays; the child's end finishes it. */
  #fail(trouble: ErrorBody): void {
    this.#trouble = trouble;
    this.#child?.stop();
  }

  /** Everything from before the end was asked for has come. Amid a flood a child never hears that it is to end. */
  get #complete(): boolean {
    return this.#stopMs !== undefined && this.#stream !== undefined && this.#stream.lastMs > this.#stopMs;
  }

  #countDrops({ kernel, interface: device }: { readonly kernel: number; readonly interface: number }): void {
    this.#drops = { kernel: this.#dropsBefore.kernel + kernel, interface: this.#dropsBefore.interface + device };
    this.#file?.setDrops(this.#drops);
  }

  #wentDown(): void {
    this.#downSince ??= new Date();
    this.#file?.setNotice(downNotice(this.options.interface, this.#downSince));
  }

  #isBack(): void {
    if (this.#downSince === undefined) return;
    this.#file?.setNotice(againNotice(this.options.interface, this.#downSince, new Date()));
    this.#downSince = undefined;
  }

  #childEnded(end: ChildEnd): void {
    this.#child = undefined;
    this.#dropsBefore = this.#drops;
    if (this.#stopMs !== undefined) {
      if (end.how === "SIGKILL" && !this.#complete) this.#file?.setNotice(cutNotice());
      this.#finish();
    } else if (this.#gone || this.#foundDown) {
      this.#wentDown();
      this.#trouble = undefined;
      this.#awaitReturn();
    } else {
      this.#endedByItself(end);
    }
  }

  /** A new child that finds the interface down again waits with us. */
  get #foundDown(): boolean {
    return this.#downSince !== undefined && this.#trouble?.code === "no-interface";
  }

  #endedByItself(end: ChildEnd): void {
    if (this.#file) this.context.log.warn({ capture: this.#file.id, end }, "a live capture ended by itself");
    if (this.#trouble === undefined) {
      const words = end.lastWords === "" ? "" : `: ${end.lastWords}`;
      this.#trouble = errorBody("capture-ended", `The program that captures ended by itself (${end.how}${words}).`);
    }
    this.#file?.setNotice(endedNotice(this.#trouble));
    this.#finish();
  }

  #awaitReturn(): void {
    this.#return = setTimeout(() => {
      if (interfaceIsUp(this.options.interface)) this.startChild();
      else this.#awaitReturn();
    }, RETURN_EVERY_MS);
  }

  #finish(): void {
    this.aborted.removeEventListener("abort", this.#abort);
    this.#file?.finish();
    if (this.#file === undefined) this.begun(failureOf(this.#trouble));
    this.#end(this.#trouble);
  }
}

function failureOf(trouble: ErrorBody | undefined): Outcome<never> {
  return trouble ? { ok: false, error: trouble } : failure("capture-ended", "The capture was ended before it began.");
}
