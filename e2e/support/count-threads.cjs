// Loaded before a program: how many threads it has begun is said on standard error as it ends.
const threads = require("node:worker_threads");

let begun = 0;
threads.Worker = class extends threads.Worker {
  constructor(...args) {
    super(...args);
    begun++;
  }
};
process.on("exit", () => process.stderr.write(`${begun}\n`));
