export {
  type DomainFolder,
  type PartFile,
  type QuestionFile,
  questionFolders,
  type QuestionFiles,
  readQuestionFiles,
} from './question-files';
