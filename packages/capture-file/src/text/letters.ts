const DIGIT_0 = 0x30;

/** A place in a line of text that moves forward over what is expected there; nothing is copied. */
export class Letters {
  text = "";
  at = 0;
  end = 0;

  open(text: string, start: number, end: number): void {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  /** Character code, or −1 behind the line. */
  code(offset: number): number {
    const at = this.at + offset;
    return at < this.end ? this.text.charCodeAt(at) : -1;
  }

  take(code: number): boolean {
    if (this.code(0) !== code) return false;
    this.at++;
    return true;
  }

  takeText(wanted: string): boolean {
    if (this.at + wanted.length > this.end) return false;
    for (let i = 0; i < wanted.length; i++) {
      if (this.text.charCodeAt(this.at + i) !== wanted.charCodeAt(i)) return false;
    }
    this.at += wanted.length;
    return true;
  }

  /** A number of just so many digits, or −1. */
  fixed(digits: number): number {
    let value = 0;
    for (let i = 0; i < digits; i++) {
      const digit = this.code(i) - DIGIT_0;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    this.at += digits;
    return value;
  }

  /** A number of one to ten digits that is not above `most`, or −1. */
  number(most: number): number {
    let value = 0;
    const start = this.at;
    for (; ; this.at++) {
      const digit = this.code(0) - DIGIT_0;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      if (this.at - start >= 10) return -1;
    }
    return this.at === start || value > most ? -1 : value;
  }

  /** A hexadecimal number of one to four small digits, or −1. */
  hex(): number {
    let value = 0;
    const start = this.at;
    for (; ; this.at++) {
      const digit = hexDigit(this.code(0));
      if (digit < 0) break;
      value = value * 16 + digit;
      if (this.at - start >= 4) return -1;
    }
    return this.at === start ? -1 : value;
  }
}

function hexDigit(code: number): number {
  if (isDigit(code)) return code - DIGIT_0;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
}

export const isDigit = (code: number) => code >= DIGIT_0 && code <= DIGIT_0 + 9;
