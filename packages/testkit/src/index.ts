export { article, articleCalls } from "./article.ts";
export { captured, capturedFlow, conversationIn, framesOf } from "./captured.ts";
export { blankColumns, sliceColumns } from "./columns.ts";
export { type Conversation, type ConversationOptions, conversation, packStates } from "./conversation.ts";
export type { Course } from "./courses/course.ts";
export { COURSES } from "./courses.ts";
export { type NotedSegment, parseNotation } from "./notation.ts";
export { longTransfer, SCENARIO_NAMES, type ScenarioName, scenario } from "./scenarios.ts";
