/**
 * Many words, all zero, and written as such. Memory that is only read at first is the kernel's one page of zeros; at the
 * first write to it the kernel gives it a page of its own, and has to interrupt every processor that runs the program to
 * say so.
 */
export function newWords(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(length).fill(0);
}
