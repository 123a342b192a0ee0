import type { ScrollMap } from "./scroll-map.ts";

/** What is needed of the map of a picture to move about in it. */
export type ScrollGround = Pick<ScrollMap, "height" | "scrollHeight" | "viewHeight" | "rowTop" | "rowAt">;

/** Moves up to so many views are moves of the hand: one pixel scrolled is one pixel of the picture. */
const NEAR_VIEWS = 4;

/**
 * Where one stands in a picture that may be higher than a browser can scroll. Small moves go pixel by pixel; large ones, by the
 * scroll bar, go in proportion. What the browser scrolled and what the picture moved so drift apart; `settle` brings them
 * together again while nobody scrolls, and nothing moves on the screen.
 *
 *     picture  0 ├──────────────────┤▒view▒├─────────────────────────────────────┤ height
 *                                   ↑ picture = scrollTop + shift
 *     browser  0 ├──────┤▒view▒├────────┤ scrollHeight
 */
export class ScrollSpace {
  /** Top of the view in the picture, and as the browser has it. */
  picture = 0;
  scrollTop = 0;
  #ground: ScrollGround | undefined;
  /** The picture is short and drawn whole: the browser knows best how high it is. */
  #plain = false;
  /** A place that was asked for, and the scroll position that stands for it. */
  #asked: { readonly scrollTop: number; readonly picture: number } | undefined;

  /** From the top of another picture. */
  reset(): void {
    this.picture = 0;
    this.scrollTop = 0;
    this.#ground = undefined;
    this.#asked = undefined;
  }

  get shift(): number {
    return this.picture - this.scrollTop;
  }

  /** Another map of the same connection: the row at the top stays where it is. */
  adopt(ground: ScrollGround, plain = false): void {
    const before = this.#ground;
    if (before === ground && this.#plain === plain) return;
    this.#ground = ground;
    this.#plain = plain;
    if (plain) {
      this.picture = this.scrollTop;
      return;
    }
    if (before === undefined || this.picture <= 0) return;
    const row = before.rowAt(this.picture);
    const height = before.rowTop(row + 1) - before.rowTop(row);
    const share = height > 0 ? (this.picture - before.rowTop(row)) / height : 0;
    const top = ground.rowTop(row);
    this.picture = this.#inside(top + share * (ground.rowTop(row + 1) - top));
  }

  /** The browser has scrolled. */
  scrolled(scrollTop: number): void {
    const ground = this.#ground;
    const moved = scrollTop - this.scrollTop;
    this.scrollTop = scrollTop;
    if (ground === undefined || this.#plain) {
      this.picture = scrollTop;
      return;
    }
    const asked = this.#asked;
    if (asked !== undefined && Math.abs(asked.scrollTop - scrollTop) < 2) this.picture = asked.picture;
    else if (ground.scrollHeight >= ground.height && Math.abs(this.shift - moved) < 1) this.picture = scrollTop;
    else if (Math.abs(moved) <= NEAR_VIEWS * ground.viewHeight) this.picture = this.#inside(this.picture + moved);
    else this.picture = this.toPicture(scrollTop);
    if (moved !== 0) this.#asked = undefined;
  }

  /** Goes to a place at once; returns where the browser has to scroll to. */
  jump(picture: number): number {
    if (this.#plain) return Math.max(0, Math.round(picture));
    const inside = this.#inside(picture);
    const scrollTop = Math.round(this.toScroll(inside));
    this.#asked = { scrollTop, picture: inside };
    return scrollTop;
  }

  /** Where the browser should stand for what is shown; undefined where it stands there. */
  settle(): number | undefined {
    if (this.#plain) return undefined;
    const wanted = Math.round(this.toScroll(this.picture));
    if (Math.abs(wanted - this.scrollTop) < 2) return undefined;
    this.#asked = { scrollTop: wanted, picture: this.picture };
    return wanted;
  }

  /** Whether the browser has come to an end and the picture has not. */
  stuck(): boolean {
    const ground = this.#ground;
    if (ground === undefined || this.#plain) return false;
    const atTop = this.scrollTop <= 0 && this.picture > 1;
    const atEnd =
      this.scrollTop >= ground.scrollHeight - ground.viewHeight - 1 &&
      this.picture < ground.height - ground.viewHeight - 1;
    return atTop || atEnd;
  }

  toPicture(scrollTop: number): number {
    return this.#inside(scrollTop * this.#factor());
  }

  toScroll(picture: number): number {
    return picture / this.#factor();
  }

  #factor(): number {
    const ground = this.#ground;
    if (ground === undefined || ground.scrollHeight >= ground.height) return 1;
    return (ground.height - ground.viewHeight) / Math.max(ground.scrollHeight - ground.viewHeight, 1);
  }

  #inside(picture: number): number {
    const ground = this.#ground;
    if (ground === undefined) return Math.max(0, picture);
    return Math.min(Math.max(0, picture), Math.max(0, ground.height - ground.viewHeight));
  }
}
