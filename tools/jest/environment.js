// The environment of every test file. It differs from that of Jest in how V8 finds globals such as Object and Map.
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** A context with globals of its own. Older Node does not have it. */
const ownGlobals = vm.constants?.DONT_CONTEXTIFY;

/**
 * Jest keeps the globals of a file in an object outside of its context, to undo later what tests did to them. Each use of a
 * global then leaves V8 and takes 70 times as long. Here the context has them itself, and goes as a whole.
 */
module.exports = class extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm;
    if (ownGlobals) vm.createContext = () => createContext(ownGlobals);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
};
