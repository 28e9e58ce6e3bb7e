/** In milliseconds. */
const goodFor = 1_000;

/** The same question, asked at most once at a time and once a second, however many ask. It must not reject. */
export function recent<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => {
    if (!answer) {
      answer = ask();
      void answer.then(() => setTimeout(() => (answer = undefined), goodFor).unref());
    }
    return answer;
  };
}
