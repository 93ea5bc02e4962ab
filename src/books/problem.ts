/** Books and their performance files tell problems in one way. */
export {
  BookError,
  type BookProblem,
  describeProblem,
  type Message,
  Problems,
} from '../facts/problem.js';
