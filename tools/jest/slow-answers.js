// Lets each answer of a server arrive late, each by another time, so that the tests meet in any order what a page asks for.
const { createServer, request } = require('node:http');
const { pipeline } = require('node:stream');

/** The environment variable with the longest delay in milliseconds. */
const delayVariable = 'MAX_ANSWER_DELAY';

/** The longest delay that the environment asks for; 0 for none. */
exports.maxAnswerDelay = () => {
  const text = process.env[delayVariable] || '0';
  if (!/^\d+$/.test(text)) throw new Error(`${delayVariable} is "${text}". Set it to a number of milliseconds.`);
  return Number(text);
};

/** Starts a proxy that passes on each answer of the server after a random time. Resolves to its address and how to close it. */
exports.slowDown = async (address, maxDelay) => {
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const asked = request(address.replace(/\/$/, '') + url, { method, headers }, (answer) => {
      setTimeout(() => {
        if (outgoing.destroyed) return;
        outgoing.writeHead(answer.statusCode, answer.headers);
        pipeline(answer, outgoing, () => undefined);
      }, Math.random() * maxDelay);
    });
    // Whoever asked does not wait any longer.
    outgoing.on('close', () => outgoing.writableFinished || asked.destroy());
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const close = () => {
    proxy.close();
    proxy.closeAllConnections();
  };
  return { address: `http://localhost:${proxy.address().port}`, close };
};
