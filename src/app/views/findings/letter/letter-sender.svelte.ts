/** Who sends a letter of inquiry, in which capacity, and what its head and foot say. Kept on the device. */
import { keepChoice, readChoice } from '#app/locale/kept-choice.ts';
import { CAPACITIES, type Capacity } from './letter-words.ts';

/** What the sender says of a letter. */
export interface Sender {
  readonly capacity: Capacity;
  readonly name: string;
  /** Reference number. */
  readonly number: string;
  /** ISO days; '' where none was chosen. */
  readonly date: string;
  readonly deadline: string;
  readonly contact: string;
  readonly copies: string;
}

const STORAGE_KEY = 'juesuan.letter';

/** A line of a letter is no longer. */
const LONGEST = 200;

const BLANK: Sender = {
  capacity: 'office',
  name: '',
  number: '',
  date: '',
  deadline: '',
  contact: '',
  copies: '',
};

export class LetterSender {
  current = $state.raw<Sender>(BLANK);

  /** @param today ISO day, the date of a letter unless another is chosen */
  constructor(today: string) {
    this.current = { ...stored(), date: today };
  }

  /** Changes something of it, and remembers what holds for the next letter too: of the rest what the device has, be it another tab's. */
  change(patch: Partial<Sender>): void {
    this.current = { ...this.current, ...patch };
    const { capacity, name, contact, copies } = { ...stored(), ...patch };
    keepChoice(STORAGE_KEY, JSON.stringify({ capacity, name, contact, copies }));
  }
}

/** What the device remembers, as far as it is what was put there. */
function stored(): Sender {
  try {
    const read = JSON.parse(readChoice(STORAGE_KEY) ?? '{}') as Record<string, unknown>;
    const textOf = (name: string) => (typeof read[name] === 'string' ? read[name].slice(0, LONGEST) : '');
    const capacity = CAPACITIES.find((one) => one === read['capacity']) ?? BLANK.capacity;
    return { ...BLANK, capacity, name: textOf('name'), contact: textOf('contact'), copies: textOf('copies') };
  } catch {
    return BLANK;
  }
}
