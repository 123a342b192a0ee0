/** @typedef {{ specifier: string, types: boolean }} Import `types`: erased when compiled */

const STATEMENT = /^[ \t]*(import|export)\b([^;"'`]*?\bfrom\s*|\s*)(["'])([^"'\n]+)\3/gm;
const DYNAMIC = /\bimport\s*\(\s*(["'])([^"'\n]+)\1/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g;

/**
 * Every module that a source file names. Read with expressions, not a compiler: formatted sources have their imports
 * at the beginning of a line.
 *
 * @param {string} source
 * @returns {Import[]}
 */
export function findImports(source) {
  const code = source.replace(COMMENT, "");
  const named = [...code.matchAll(STATEMENT)].map(([, , clause = "", , specifier = ""]) => ({
    specifier,
    types: onlyTypes(clause),
  }));
  const dynamic = [...code.matchAll(DYNAMIC)].map(([, , specifier = ""]) => ({ specifier, types: false }));
  return [...named, ...dynamic];
}

/** `type { A }`, or braces in which every name has its own `type`. @param {string} clause */
function onlyTypes(clause) {
  if (/^\s*type\b/.test(clause)) return true;
  const names = /^\s*\{([^}]*)\}\s*from/
    .exec(clause)?.[1]
    ?.split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith("type "));
}
