import { type ExecutionResult } from 'graphql';
import { useEffect, useState } from 'react';
import { type Language, useLanguage } from '../language/language';
import { type GraphQLRequest, sendRequest } from './gateway';

/** How long the reader must not have typed before a request is sent, in milliseconds. */
const pause = 150;
/** After how long a page says that it is still waiting, in milliseconds. */
const longWait = 2000;

/** The answer to a request that changes while the reader types. */
export interface LiveAnswer {
  /** The newest answer. It remains while the next one is on its way; undefined before the first, and without a request. */
  answer: ExecutionResult | undefined;
  isLoading: boolean;
  /** True after two seconds without an answer. */
  isSlow: boolean;
  /** Sends the request again. */
  retry: () => void;
}

/** One sending of a request. */
interface Sending {
  request: GraphQLRequest | undefined;
  language: Language;
  attempt: number;
}

const isSame = (a: Sending | undefined, b: Sending): boolean =>
  a?.request === b.request && a?.language === b.language && a?.attempt === b.attempt;

/**
 * Sends a request when it has not changed for a moment, and again when the language changes. The request before it is
 * aborted, so an older answer never replaces a newer one. The caller memoizes the request.
 */
export function useLiveAnswer(request: GraphQLRequest | undefined): LiveAnswer {
  const language = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<Sending & { answer: ExecutionResult }>();
  const [late, setLate] = useState<Sending>();
  useEffect(() => {
    if (!request) {
      setAnswered(undefined);
      return undefined;
    }
    const sending = { request, language, attempt };
    const controller = new AbortController();
    const timers = [setTimeout(() => void send(), pause), setTimeout(() => setLate(sending), longWait)];
    async function send(): Promise<void> {
      const answer = await sendRequest(sending.request, { signal: controller.signal });
      if (!controller.signal.aborted) setAnswered({ ...sending, answer });
    }
    return () => {
      timers.forEach(clearTimeout);
      controller.abort();
    };
  }, [request, language, attempt]);
  const wanted = { request, language, attempt };
  const isLoading = request !== undefined && !isSame(answered, wanted);
  return {
    answer: request && answered?.answer,
    isLoading,
    isSlow: isLoading && isSame(late, wanted),
    retry: () => setAttempt((earlier) => earlier + 1),
  };
}
