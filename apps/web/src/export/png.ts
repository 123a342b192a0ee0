import monoUrl from "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url";
import serifItalicUrl from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url";
import serifUrl from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";
import type { Picture } from "./pictures.ts";

export type PngScale = 1 | 2 | 4;

/** A picture in an <img> loads nothing: the page's fonts travel in it. They have the names that the SVG's style asks for first. */
const FONTS = [
  { family: "Source Serif 4", style: "normal", weight: "200 900", url: serifUrl },
  { family: "Source Serif 4", style: "italic", weight: "200 900", url: serifItalicUrl },
  { family: "JetBrains Mono", style: "normal", weight: "100 800", url: monoUrl },
] as const;

let fontFaces: Promise<string> | undefined;

/** The SVG as PNG, `scale` device pixels to the CSS pixel. */
export async function toPng({ svg, width, height }: Picture, scale: PngScale): Promise<Blob> {
  fontFaces ??= loadFonts();
  const withFonts = svg.replace("<style>", `<style>${await fontFaces}`);
  const url = URL.createObjectURL(new Blob([withFonts], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("the browser gave no canvas");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null)
          reject(new Error(`the browser could not make a picture of ${canvas.width} × ${canvas.height} pixels`));
        else resolve(blob);
      }, "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function loadFonts(): Promise<string> {
  const faces = await Promise.all(
    FONTS.map(async ({ family, style, weight, url }) => {
      const bytes = await (await fetch(url)).blob();
      return `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};src:url(${await dataUrl(bytes)}) format('woff2')}`;
    }),
  );
  return faces.join("");
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () =>
      resolve((reader.result as string).replace(/^data:[^;,]*/, "data:font/woff2")),
    );
    reader.addEventListener("error", () => reject(reader.error ?? new Error("a font could not be read")));
    reader.readAsDataURL(blob);
  });
}
