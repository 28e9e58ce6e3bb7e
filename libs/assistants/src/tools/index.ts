import type { Tool } from '../tool';
import { describeSchemaTool } from './describe-schema';
import { explainValueTool } from './explain-value';
import { fetchTool } from './fetch';
import { indicatorSeriesTool, listIndicatorsTool } from './indicators';
import { listRecordsTool } from './list-records';
import { askQuestionTool, listQuestionsTool } from './questions';
import { runQueryTool } from './run-query';
import { searchTool } from './search';

/** In the order in which an assistant is likely to need them. */
export const tools: readonly Tool[] = [
  searchTool,
  fetchTool,
  listQuestionsTool,
  askQuestionTool,
  listIndicatorsTool,
  indicatorSeriesTool,
  listRecordsTool,
  explainValueTool,
  runQueryTool,
  describeSchemaTool,
];
