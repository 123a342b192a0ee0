import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

export interface ZipFiles {
  /** @param compress false for what is compressed already */
  add(name: string, content: Uint8Array | string, compress: boolean): void;
  finish(): Blob;
}

/** A ZIP archive that is made file by file, so that no two of them need be in memory uncompressed. */
export function openZip(): ZipFiles {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const encoder = new TextEncoder();
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  return {
    add(name, content, compress) {
      const file = compress ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
      zip.add(file);
      file.push(typeof content === "string" ? encoder.encode(content) : content, true);
    },
    finish() {
      zip.end();
      return new Blob(pieces, { type: "application/zip" });
    },
  };
}
