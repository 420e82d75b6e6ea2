/** The published forms of a made-up disclosure, and what each states. */
import type { Registry } from '#ingest/disclosure.ts';
import { economicForm, threePublicForm } from './detail-forms.ts';
import { joinWritten, type FormSetting } from './form-setting.ts';
import { expenditureForm, fundForm, incomeForm, matrixForm, projectForm } from './functional-forms.ts';
import { appropriationForm, overallForm } from './two-sided-forms.ts';
import type { Written } from './written.ts';

type WriteForm = (setting: FormSetting, number: number) => Written;

/** The forms of a family in their order: nine, or Sichuan's thirteen. */
export function writeForms(setting: FormSetting, functional: Registry['functional']): Written {
  const names = new Map(functional.map(({ code, name_zh }) => [code, name_zh]));
  const first: WriteForm[] = [
    (at, number) => overallForm(at, number, names),
    incomeForm,
    expenditureForm,
    (at, number) => appropriationForm(at, number, names),
  ];
  const nine: WriteForm[] = [
    ...first,
    (at, number) => fundForm(at, number, 'general_budget', false),
    economicForm,
    threePublicForm,
    (at, number) => fundForm(at, number, 'government_fund', true),
    (at, number) => fundForm(at, number, 'state_capital', false),
  ];
  const thirteen: WriteForm[] = [
    ...first,
    (at, number) => matrixForm(at, number, '财政拨款支出决算明细表'),
    (at, number) => fundForm(at, number, 'general_budget', false),
    (at, number) => matrixForm(at, number, '一般公共预算财政拨款支出决算明细表'),
    economicForm,
    projectForm,
    (at, number) => fundForm(at, number, 'government_fund', true),
    (at, number) => fundForm(at, number, 'state_capital', true),
    (at, number) => fundForm(at, number, 'state_capital', false),
    threePublicForm,
  ];
  const forms = setting.style.family === 'nine' ? nine : thirteen;
  return joinWritten(forms.map((write, index) => write(setting, index + 1)));
}
