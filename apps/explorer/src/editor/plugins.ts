import { explorerPlugin } from '@graphiql/plugin-explorer';
import { type GraphiQLPlugin } from '@graphiql/react';
import { HISTORY_PLUGIN } from 'graphiql';

/** Writes a query by ticking fields, for those who do not know GraphQL. GraphiQL's button says "Show" before the title. */
const fieldPicker: GraphiQLPlugin = { ...explorerPlugin(), title: '項目を選ぶ (field picker)' };

/** The side panes in the order of their buttons. GraphiQL itself puts the documentation first. */
export const plugins: GraphiQLPlugin[] = [fieldPicker, HISTORY_PLUGIN];
