// Loaded by build.mjs before the program runs: what V8 has compiled of each script by the end is written beside it.
const { writeFileSync } = require("node:fs");
const vm = require("node:vm");
const { parentPort } = require("node:worker_threads");

const scripts = new Map();

vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    if (options?.filename?.endsWith(".cjs")) scripts.set(options.filename, this);
  }
};

function keep() {
  for (const [file, script] of scripts) writeFileSync(`${file}.v8`, script.createCachedData());
}

process.on("exit", keep);
// A thread is ended without a word; it has done its work when it answers.
if (parentPort !== null) {
  const answer = parentPort.postMessage.bind(parentPort);
  parentPort.postMessage = (...args) => {
    keep();
    answer(...args);
  };
}
