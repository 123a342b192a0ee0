import type { Resources } from "../resources.ts";

/** What to do about an error, by its code. */
export const remedies: Resources["remedies"] = {
  "bad-request": "请重新加载页面；若仍然如此，则页面与服务器版本不同。",
  "bad-version": "请重新加载页面：页面打开期间服务器已更新。",
  "not-found": "请检查地址，或回到首页。",
  "unknown-capture": "它可能已被删除：请从列表中选择一个。",
  "unknown-connection": "请从列表中选择一个连接。",
  "unknown-segment": "请在图上选择一个报文段。",
  "capture-busy": "请先停止实时抓包，再删除。",
  "read-only": "样例属于程序本身，不能删除。",
  "upload-too-large": "用更大的 --max-upload 启动服务器，或用 editcap -c 切分捕获。",
  "upload-broken-off": "请重新发送文件。",
  "disk-full": "请释放空间，或用 --data DIR 选择别处。",
  empty: "请重新抓包：tcpdump -i lo -w FILE 'tcp port 10000'。",
  "unknown-format": "请打开 pcap 或 pcapng 文件（可用 gzip、zstd、lz4 压缩），或 tcpdump 输出的文本。",
  truncated: "之前的内容已显示。请重新复制文件，或用 tcpdump -U 抓包。",
  "bad-record": "之前的内容已显示。文件已损坏，或由有缺陷的程序写成。",
  "bad-compression": "之前的内容已显示。请用 gzip -t、zstd -t 或 lz4 -t 检查文件。",
  "too-large": "之前的内容已显示。请用 --max-unpacked 或 --max-ratio 放宽限制，或自行解压后再打开。",
  "no-interface": "请从列表中选择一个接口（ip link）。",
  "bad-filter": "参见 man pcap-filter；例如：tcp port 10000",
  "capture-ended": "已捕获的内容都保留着。请重新开始抓包。",
  "port-taken": "请停止另一个程序，或选择其他端口。",
  "demo-failed": "请在终端运行 tcp-ladder demo-server 看它说什么。",
  "demo-running": "请等它结束，或停止它。",
  internal: "请重新启动服务器；若仍然如此，请附上服务器日志报告。",
};
