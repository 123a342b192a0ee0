import type { Translated } from "../locale.ts";
import type { SegmentKind } from "./kind.ts";

/**
 * What each kind of segment does. `{A}` sent it, `{B}` receives it; small letters inside a sentence. Facts that no capture
 * shows (what a program did, what was on its way) are said with a "probably" or a "usually".
 */
export const KIND_TEXT: Readonly<Record<SegmentKind, Translated>> = {
  syn: {
    en: "{A} asks to open a connection. Its SYN carries {own}, the initial sequence number from which {a} numbers what it sends.",
    zh: "{A}请求建立连接。SYN 携带 {own}，即{a}的初始序列号，此后它发送的内容都从这里开始编号。",
  },
  "syn-data": {
    en: "{A} asks to open a connection, and its SYN already carries {bytes} of data, usually by TCP Fast Open (RFC 7413).",
    zh: "{A}请求建立连接，而且 SYN 已经携带了 {bytes}数据，通常使用的是 TCP Fast Open（RFC 7413）。",
  },
  "syn-late": {
    en: "{A}’s SYN once more, although {a} has {b}’s answer already: it came late, or the capture holds it twice. It opens nothing new.",
    zh: "{A}的 SYN 再次出现，而此时{a}早已得到{b}的回答：它来迟了，或者被捕获了两次。它不会打开新的连接。",
  },
  "syn-crossing": {
    en: "{A} sends a SYN of its own that acknowledges nothing, so {b}’s had probably not reached it yet. Both sides open at once, and one connection comes of it, not two.",
    zh: "{A}也发出 SYN，但没有确认任何内容，可见{b}的 SYN 当时很可能还没有到达。双方同时打开，最后只会建立一个连接，而不是两个。",
  },
  "syn-ack": {
    en: "{A} agrees. It sends its own SYN with its initial sequence number {own}, and acknowledges {b}’s SYN in the same segment.",
    zh: "{A}同意建立连接：它在同一个报文段里发出自己的 SYN（初始序列号为 {own}），并确认了{b}的 SYN。",
  },
  "syn-ack-unfit": {
    en: "{A} answers with a SYN of its own, but acknowledges {ack}, which is no answer to the SYN that was captured from {b}. {B} should turn it away with a RST.",
    zh: "{A}以自己的 SYN 回应，但它确认的是 {ack}，并不是对所捕获的{b}的 SYN 的回答。{B}应当以 RST 拒绝它。",
  },
  "syn-ack-crossing": {
    en: "{A} sends its SYN once more, now with an acknowledgement of {b}’s: the two SYNs had crossed.",
    zh: "{A}再次发送自己的 SYN，这次带上了对{b}的 SYN 的确认：两个 SYN 在途中交错而过。",
  },
  "handshake-ack": {
    en: "{A} acknowledges {b}’s SYN. That completes the handshake: each side now knows that the other has its initial sequence number.",
    zh: "{A}确认了{b}的 SYN，握手至此完成：双方都知道对方已经收到自己的初始序列号。",
  },
  data: {
    en: "{A} sends {bytes} of data.",
    zh: "{A}发送 {bytes}数据。",
  },
  "data-half-closed": {
    en: "{A} sends {bytes} of data although {b} has closed its own direction: a FIN closes one direction alone, so the connection is half-closed, and as far as {a} can know the other direction still works.",
    zh: "{A}发送 {bytes}数据，尽管{b}已经关闭了自己的发送方向：FIN 只关闭一个方向，连接处于半关闭状态；就{a}所知，另一个方向仍然可以传输。",
  },
  "data-after-fin": {
    en: "{A} sends {bytes} numbered after its own FIN. Nothing may follow a FIN, so {b} should ignore them.",
    zh: "{A}发送的 {bytes}编号在自己的 FIN 之后。FIN 之后不应再有任何内容，因此{b}应当忽略它们。",
  },
  "data-no-ack": {
    en: "{A} sends {bytes} of data without an ACK. Once a connection is open, every segment should carry an ACK; one without is dropped.",
    zh: "{A}发送 {bytes}数据，却没有 ACK。连接建立之后，每个报文段都应带有 ACK，否则会被丢弃。",
  },
  ack: {
    en: "{A} acknowledges all that {b} sent below {ack}, and expects {ack} next.",
    zh: "{A}确认已收到{b}在 {ack} 之前发送的全部内容，下一个期待的序列号是 {ack}。",
  },
  "ack-nothing-new": {
    en: "{A} acknowledges nothing new: it names {ack} once more.",
    zh: "{A}没有确认新的内容：它再次给出 {ack}。",
  },
  "ack-foreign": {
    en: "{A} acknowledges {ack}, which is not beyond {b}’s SYN: probably it still has an earlier connection with these ports, of which {b} knows nothing.",
    zh: "{A}确认的是 {ack}，并没有越过{b}的 SYN：它很可能还保留着使用这对端口的旧连接，而{b}对此一无所知。",
  },
  "ack-foreign-known": {
    en: "{A} acknowledges {ack}, which is not beyond {b}’s SYN, but just what {b} has sent since in an earlier connection with these ports. That one probably goes on, and the SYN came late or from a stranger.",
    zh: "{A}确认的是 {ack}，它没有越过{b}的 SYN，却恰好是{b}此后在使用这对端口的旧连接中发送到的位置。旧连接很可能仍在继续，而那个 SYN 是迟到的，或者出自他人。",
  },
  "ack-foreign-beyond": {
    en: "{A} acknowledges {ack}, but {b} has only sent a SYN, as far as the capture shows: either {a} still has an earlier connection with these ports, of which {b} knows nothing, or the capture missed what came between.",
    zh: "{A}确认的是 {ack}，但就捕获所见，{b}只发送过一个 SYN：要么{a}还保留着使用这对端口的旧连接，而{b}对此一无所知，要么捕获遗漏了其间的内容。",
  },
  "challenge-ack": {
    en: "{A} answers the segment before it, which it did not act upon, with an ACK that says where it stands: probably a challenge ACK (RFC 5961). If {b} really has no such connection, it answers this with a RST.",
    zh: "{A}没有按前一个报文段行事，而是以一个说明自己当前位置的 ACK 回应：很可能是挑战 ACK（RFC 5961）。如果{b}确实没有这个连接，它会以 RST 回答。",
  },
  "fin-first": {
    en: "{A} closes: its FIN says that it will send no more data, usually because its program called close or shutdown, or ended.",
    zh: "{A}关闭：FIN 表示它不会再发送新的数据，通常是因为程序调用了 close 或 shutdown，或者程序已结束。",
  },
  "fin-merged": {
    en: "{A} closes too, and the same segment acknowledges {b}’s FIN: the book draws two arrows here, this close needs one.",
    zh: "{A}也关闭了，同一个报文段还确认了{b}的 FIN：书上这里画了两个箭头，而这次关闭只需要一个。",
  },
  "fin-second": {
    en: "{A} closes too. It had acknowledged {b}’s FIN earlier, in another segment.",
    zh: "{A}也关闭了。在此之前，它已经用另一个报文段确认了{b}的 FIN。",
  },
  "fin-crossing": {
    en: "{A} closes as well, but this FIN does not acknowledge {b}’s, which had probably not reached it yet: so both sides close at once.",
    zh: "{A}也关闭了，但这个 FIN 没有确认{b}的 FIN，后者当时很可能还没有到达：也就是说，双方同时关闭。",
  },
  "fin-repeated": {
    en: "{A} sends its FIN once more.",
    zh: "{A}再次发送自己的 FIN。",
  },
  "fin-no-ack": {
    en: "{A} sends a FIN without an ACK. Once a connection is open, every segment should carry an ACK; one without is dropped, so this closes nothing. Port scanners send such segments.",
    zh: "{A}发送了不带 ACK 的 FIN。连接建立之后，每个报文段都应带有 ACK，否则会被丢弃，因此它什么也没有关闭。端口扫描程序会发送这样的报文段。",
  },
  "ack-of-fin": {
    en: "{A} acknowledges {b}’s FIN: all that {b} had to say has arrived.",
    zh: "{A}确认了{b}的 FIN：{b}要发送的内容已经全部到达。",
  },
  "rst-refused": {
    en: "{A} refuses the connection: probably no program listens on that port, or something on the way answers in its name.",
    zh: "{A}拒绝了连接：很可能没有程序在监听该端口，也可能是途中的设备代为回答。",
  },
  rst: {
    en: "{A} sends a reset. A RST that is accepted ends the connection at once, without an orderly close; data still on its way may be lost.",
    zh: "{A}发送 RST，复位连接。RST 一旦被接受，连接不经正常关闭就立即结束，仍在途中的数据可能丢失。",
  },
  "rst-half-open": {
    en: "{A} answers as a host that has no such connection: the RST takes its number from the ACK that {b} sent last. Probably {a} was restarted or had given the connection up, while {b} still held it open: the connection was half-open, and a RST that is accepted ends it.",
    zh: "{A}的回答说明它没有这个连接：RST 的序列号取自{b}最后发送的 ACK。{A}很可能重启过，或者已经放弃该连接，而{b}这边的连接仍然打开：这就是半打开连接。RST 一旦被接受，连接就此结束。",
  },
  "rst-unread": {
    en: "{A} had sent its FIN before, and its program has probably closed the connection for reading too: nobody there would read what {b} still sends, so {a} answers it with a RST (RFC 1122).",
    zh: "{A}此前已经发送 FIN，它的程序很可能连接收方向也已关闭：{b}继续发送的数据不会再有程序读取，所以{a}以 RST 回答（RFC 1122）。",
  },
  "rst-unwanted": {
    en: "{A} answers {b}’s SYN with a RST: it has no connection that this SYN would complete. Perhaps its program gave up before the answer came, or it only wanted to know whether the port is open, as port scanners do.",
    zh: "{A}以 RST 回答{b}的 SYN：它没有等待这个 SYN 的连接。也许它的程序在回答到来之前就已放弃，也许它只想知道端口是否开放，端口扫描程序就是这样做的。",
  },
  "rst-turns-away": {
    en: "{A} turns {b}’s segment away, since it acknowledges something other than {a}’s SYN. The RST takes its number from that ACK, so that {b} accepts it and gives the old connection up. {A} itself goes on waiting for an answer.",
    zh: "{A}拒绝了{b}的报文段，因为它确认的并不是{a}的 SYN。RST 的序列号取自那个 ACK，这样{b}就会接受它并放弃旧连接；{a}自己则继续等待回答。",
  },
  "keep-alive": {
    en: "{A} sends a keep-alive: a sequence number below the next one, which brings nothing new, so that {b} answers if it is still there.",
    zh: "{A}发送保活探测：序列号比下一个要用的小，不带来任何新内容，只要{b}还在线就会应答。",
  },
  "keep-alive-unacknowledged": {
    en: "{A} repeats the last byte that it sent. {B} had not acknowledged that yet, so this sends it again rather than asks for a sign of life.",
    zh: "{A}重复它发送的最后一个字节。{B}此前还没有确认这个字节，所以这更像是重传，而不是保活探测。",
  },
  "window-asked": {
    en: "{A} uses a sequence number below the next one, as a keep-alive does. {B}’s window was 0, so this is probably how {a} asks whether it has opened.",
    zh: "{A}使用的序列号比下一个要用的小，与保活探测一样。{B}此前通告的窗口为 0，所以{a}很可能是借此询问窗口是否已经打开。",
  },
  "keep-alive-ack": {
    en: "{A} answers the keep-alive: it is still there, and still expects {ack}.",
    zh: "{A}应答保活探测：它仍然在线，期待的序列号仍是 {ack}。",
  },
  "zero-window-probe": {
    en: "{B}’s window is 0. {A} sends {bytes} all the same, so that {b} has to answer with its present window.",
    zh: "{B}的窗口为 0。{A}仍然发送 {bytes}，使{b}必须回答它当前的窗口大小。",
  },
  "zero-window-probe-ack": {
    en: "{A} answers the probe of its window: it still expects {ack}.",
    zh: "{A}应答对窗口的探测：它期待的序列号仍是 {ack}。",
  },
  "window-update": {
    en: "{A} announces its window once more, the field with another value, and acknowledges nothing new.",
    zh: "{A}再次通告窗口，窗口字段的值有所不同，没有确认新的内容。",
  },
  "duplicate-ack": {
    en: "{A} acknowledges {ack} again. Such an ACK usually answers a segment that was not the next expected: a later one, or one sent again.",
    zh: "{A}再次确认 {ack}。这样的 ACK 通常是在回答一个并非下一个期待的报文段：更靠后的，或者重传的。",
  },
  "duplicate-ack-mptcp": {
    en: "{A} acknowledges {ack} again. It carries an MPTCP option: such an ACK may bring news of the whole MPTCP connection (RFC 8684) rather than answer a segment that was not the next expected.",
    zh: "{A}再次确认 {ack}。它携带 MPTCP 选项：这样的 ACK 可能是在传递整个 MPTCP 连接的消息（RFC 8684），而不是在回答一个并非下一个期待的报文段。",
  },
  "no-ack": {
    en: "{A} sends a segment with neither data nor ACK, SYN, FIN or RST. Once a connection is open, every segment should carry an ACK; one without is dropped.",
    zh: "{A}发送的报文段既没有数据，也没有 ACK、SYN、FIN 或 RST。连接建立之后，每个报文段都应带有 ACK，否则会被丢弃。",
  },
};
