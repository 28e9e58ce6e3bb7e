import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type ExecutionResult } from 'graphql';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type AnsweredRequest, answers, parseQuery } from '../answer/answers';
import { sendRequest } from '../answer/gateway';
import { sendWhole } from '../answer/whole-lists';
import { useLanguage } from '../language/language';
import { isQuery } from './fetch-answer';

const useOpenTab = (): string => useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');

const asText = (answer: ExecutionResult): string => JSON.stringify(answer, null, 2);

/** Gives GraphiQL, which knows of one run and not of its tab, what belongs to the open tab. */
export function FollowRuns() {
  const { stop, updateActiveTabValues } = useGraphiQLActions();
  const tab = useOpenTab();
  const isFetching = useGraphiQL(({ isFetching }) => isFetching);
  const responseEditor = useGraphiQL(({ responseEditor }) => responseEditor);
  const answered = useSyncExternalStore(answers.subscribe, () => answers.ofTab(tab));
  const isUnderWay = useSyncExternalStore(answers.subscribe, () => answers.isUnderWay(tab));
  useEffect(() => {
    // The run is that of the tab that was open before.
    if (isFetching && !answers.isUnderWay(tab)) stop();
  }, [isFetching, stop, tab]);
  useEffect(() => {
    // The answer arrived while another tab was open, or the run after it was stopped.
    if (!answered || isUnderWay || responseEditor?.getValue() !== '') return;
    const response = asText(answered.answer);
    responseEditor.setValue(response);
    updateActiveTabValues({ response });
  }, [answered, isUnderWay, responseEditor, tab, updateActiveTabValues]);
  return null;
}

/** Loads the schema in the language that the reader changes to, and asks again for the answer that is shown in another one. */
export function FollowLanguage() {
  const { introspect } = useGraphiQLActions();
  const tab = useOpenTab();
  const responseEditor = useGraphiQL(({ responseEditor }) => responseEditor);
  const answered = useSyncExternalStore(answers.subscribe, () => answers.ofTab(tab));
  const language = useLanguage();
  const followed = useRef(language);
  useEffect(() => {
    if (followed.current === language) return;
    followed.current = language;
    void introspect();
  }, [language, introspect]);
  useEffect(() => {
    if (!answered || answered.language === language || !isQuery(answered)) return undefined;
    let isCurrent = true;
    const end = answers.beginAgain(answered);
    void askAgain(answered).then((answer) => {
      if (!isCurrent) return;
      const shown = answers.record(tab, { ...answered, answer, language, receivedAt: new Date() });
      responseEditor?.setValue(asText(shown));
      end();
    });
    return () => {
      isCurrent = false;
      end();
    };
  }, [answered, language, responseEditor, tab]);
  return null;
}

function askAgain(answered: AnsweredRequest): Promise<ExecutionResult> {
  const document = parseQuery(answered.query);
  return document ? sendWhole({ ...answered, document }, answered.whole) : sendRequest(answered);
}
