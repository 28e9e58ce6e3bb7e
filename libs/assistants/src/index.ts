export { serveAssistants, type AssistantsOptions } from './serve-assistants';
