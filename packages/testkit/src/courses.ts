import { CLOSINGS } from "./courses/closings.ts";
import type { Course } from "./courses/course.ts";
import { MIDDLES } from "./courses/middles.ts";
import { OPENINGS } from "./courses/openings.ts";
import { RESETS } from "./courses/resets.ts";

export const COURSES: readonly Course[] = [...OPENINGS, ...CLOSINGS, ...RESETS, ...MIDDLES];
