import type { Catalogue } from "../server-words.ts";

/** What is wrong with a capture's bytes. */
export const captureWords: Catalogue = [
  ["The capture is empty: there is not one byte in it.", "捕获文件是空的：一个字节也没有。"],
  [
    "The file starts with {start}, which is {what}. What is read: pcap, pcapng and the text that tcpdump prints.",
    "文件以 {start} 开头，{what}。可以读取的有：pcap、pcapng 以及 tcpdump 输出的文本。",
  ],
  ["no format that is read here", "不是这里能够读取的格式"],
  ["the start of {kind}", "看来是{kind}"],
  ["a ZIP archive: unpack it first", " ZIP 压缩包：请先解压"],
  ["gzip: unpack it first", " gzip 压缩文件：请先解压"],
  ["xz: unpack it first", " xz 压缩文件：请先解压"],
  ["bzip2: unpack it first", " bzip2 压缩文件：请先解压"],
  ["zstd: unpack it first", " zstd 压缩文件：请先解压"],
  [
    "a capture of {program}: convert it with editcap -F pcapng FILE NEW.pcapng",
    " {program} 捕获文件：请用 editcap -F pcapng FILE NEW.pcapng 转换",
  ],
  ["a program", "可执行程序"],
  ["a PDF document", " PDF 文档"],
  ["a PNG picture", " PNG 图片"],
  ["a JPEG picture", " JPEG 图片"],
  [
    "This is tcpdump's text made with -q, which leaves out flags and sequence numbers. Make it without -q.",
    "这是 tcpdump 加 -q 输出的文本，其中没有标志和序列号。请不加 -q 重新输出。",
  ],
  [
    'This is text, but in its {lines} there is no TCP segment as tcpdump prints it ("… > …: Flags [S], seq …").',
    "这是文本，但在它的 {lines}中没有 tcpdump 写法的 TCP 报文段（“… > …: Flags [S], seq …”）。",
  ],
  [
    "The text ends inside a line that tells of a TCP segment, which begins at byte {offset}.",
    "文本在一行 TCP 报文段的中间结束，该行从第 {offset} 字节开始。",
  ],
  ["{count} line", "{count} 行"],
  ["{count} lines", "{count} 行"],

  [
    "The capture starts with {bytes}, which is not a pcap file's magic number.",
    "捕获文件以 {bytes} 开头，这不是 pcap 文件的魔数。",
  ],
  [
    "The pcap file says that it is of version {version}; the versions in use are 2.x.",
    "pcap 文件自称版本为 {version}；实际使用的是 2.x 版。",
  ],
  [
    "The capture ends inside a block: {left} of its {need} bytes are there.",
    "捕获文件在一个块的中间结束：它的 {need} 字节只有 {left} 字节。",
  ],
  [
    "The capture ends inside {what}: {left} of its {need} bytes are there.",
    "捕获文件在{what}的中间结束：它的 {need} 字节只有 {left} 字节。",
  ],
  ["the pcap file header", " pcap 文件首部"],
  ["the record of frame {frame}", "第 {frame} 帧的记录"],
  [
    "The record of frame {frame} says that {captured} bytes were captured; {max} is the most a frame can have.",
    "第 {frame} 帧的记录自称捕获了 {captured} 字节；一帧最多为 {max} 字节。",
  ],
  ["The block at byte {offset} gives its length as {total}.", "第 {offset} 字节处的块自称长度为 {total}。"],
  [
    "The block at byte {offset} gives its length as {total} at its start and {repeated} at its end.",
    "第 {offset} 字节处的块，开头自称长度为 {total}，末尾却为 {repeated}。",
  ],
  [
    "The section header at byte {offset} says that it is of version {version}.{minor}; the versions in use are 1.0 and 1.2.",
    "第 {offset} 字节处的节首部自称版本为 {version}.{minor}；使用中的版本是 1.0 和 1.2。",
  ],
  [
    "The section at byte {offset} is one more than the {most} that a file may have here.",
    "第 {offset} 字节处的节超出了此处文件最多可有的 {most} 个节。",
  ],
  [
    "The interface at byte {offset} is one more than the {most} that a file may have here.",
    "第 {offset} 字节处的接口超出了此处文件最多可有的 {most} 个接口。",
  ],
  [
    "The option at byte {offset} runs past the end of its block, which begins at byte {here}.",
    "第 {offset} 字节处的选项超出了它所在的块（从第 {here} 字节开始）的末尾。",
  ],
  ["The section header at byte {offset} has {total} bytes.", "第 {offset} 字节处的节首部有 {total} 字节。"],
  [
    "The section header at byte {offset} does not have pcapng's byte-order magic.",
    "第 {offset} 字节处的节首部没有 pcapng 的字节序魔数。",
  ],
  [
    "The block at byte {offset} says that it has {total} bytes; {max} is the most.",
    "第 {offset} 字节处的块自称有 {total} 字节；最多为 {max} 字节。",
  ],
  [
    "The interface description at byte {offset} has {total} bytes; 8 is the least.",
    "第 {offset} 字节处的接口描述有 {total} 字节；至少应为 8 字节。",
  ],
  ["The block of frame {frame} at byte {offset} {lie}.", "第 {frame} 帧的块（第 {offset} 字节处）{lie}。"],
  ["has {size} bytes, too few for the fields of its kind", "有 {size} 字节，容不下这类块的字段"],
  ["names interface {id}, which its section does not describe", "引用接口 {id}，而所在的节没有描述它"],
  ["says that {captured} bytes were captured and holds {held}", "自称捕获了 {captured} 字节，实际只有 {held} 字节"],
  [
    "says that {captured} bytes were captured; {max} is the most a frame can have",
    "自称捕获了 {captured} 字节；一帧最多为 {max} 字节",
  ],

  [
    "At byte {offset} of the {format} file {what}. The rest was not unpacked.",
    "读到 {format} 文件的第 {offset} 字节时，{what}。其余部分没有解压。",
  ],
  [
    "{size} had come out, and there is more; that is the most that is unpacked here",
    "已解出 {size}，而且还有更多；这已是解压的上限",
  ],
  [
    "{size} had come out, more than {ratio} bytes for each; no capture of traffic packs so well",
    "已解出 {size}，每字节超过 {ratio} 字节；真实流量的捕获不可能压缩得这么好",
  ],
  ["{count} bytes", "{count} 字节"],
  ["The {format} file is damaged at byte {offset}: {what}.", "{format} 文件在第 {offset} 字节处损坏：{what}。"],
  ["compressed", "压缩"],
  ["its compression method is {method}, and gzip knows but 8", "压缩方法为 {method}，而 gzip 只有 8"],
  ["it ends inside a gzip header", "它在 gzip 首部的中间结束"],
  ["it ends inside gzip's compressed data", "它在 gzip 压缩数据的中间结束"],
  ["it ends inside gzip's check sum", "它在 gzip 校验和的中间结束"],
  ["it ends inside a skippable frame", "它在可跳过帧的中间结束"],
  ["it ends inside a zstd frame", "它在 zstd 帧的中间结束"],
  ["it ends inside an lz4 frame", "它在 lz4 帧的中间结束"],
  ["its deflated data is broken", "deflate 数据已损坏"],
  ["what came out does not match gzip's check sum", "解出的内容与 gzip 校验和不符"],
  ["what came out does not have the length that gzip noted", "解出的长度与 gzip 记录的不符"],
  ["its gzip header has flags that nobody has given a meaning", "gzip 首部含有未定义的标志"],
  ["its header does not match gzip's check sum", "首部与 gzip 校验和不符"],
  ["its header does not match lz4's check sum", "首部与 lz4 校验和不符"],
  ["its lz4 header is broken", "lz4 首部已损坏"],
  ["its lz4 data is broken", "lz4 数据已损坏"],
  ["a block does not match lz4's check sum", "有一个块与 lz4 校验和不符"],
  ["what came out does not match lz4's check sum", "解出的内容与 lz4 校验和不符"],
  ["what came out does not have the length that lz4 noted", "解出的长度与 lz4 记录的不符"],
  ["it needs a zstd dictionary", "它需要 zstd 字典"],
  [
    "its window of {window} bytes is over zstd's usual bound of {max}",
    "它的窗口为 {window} 字节，超过 zstd 通常的上限 {max}",
  ],
  ["its zstd data is broken", "zstd 数据已损坏"],
  ["its zstd checksum is wrong", "zstd 校验和错误"],
  ["it is not compressed", "它没有压缩"],
  ["other bytes follow the compressed data and were passed over", "压缩数据之后还有其他字节，已跳过"],
];
