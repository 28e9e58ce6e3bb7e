import { explorerPlugin } from '@graphiql/plugin-explorer';
import { type GraphiQLPlugin } from '@graphiql/react';
import { HISTORY_PLUGIN } from 'graphiql';
import { QuestionsIcon } from '../questions/questions-icon';
import { QuestionsPane } from '../questions/questions-pane';

/** Writes a query by ticking fields, for those who do not know GraphQL. GraphiQL's button says "Show" before the title. */
const fieldPicker: GraphiQLPlugin = { ...explorerPlugin(), title: '項目を選ぶ (field picker)' };

/** Ready-made questions, for those who have never written one. */
export const questionsPlugin: GraphiQLPlugin = {
  title: '質問 (questions)',
  icon: QuestionsIcon,
  content: QuestionsPane,
};

/** The side panes in the order of their buttons. GraphiQL itself puts the documentation first. */
export const plugins: GraphiQLPlugin[] = [questionsPlugin, fieldPicker, HISTORY_PLUGIN];
