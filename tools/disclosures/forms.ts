/** The published forms of a made-up disclosure, and what each states. */
import { economicForm, threePublicForm } from './detail-forms.ts';
import type { FormSetting } from './form-setting.ts';
import { expenditureForm, fundForm, incomeForm, matrixForm, projectForm } from './functional-forms.ts';
import type { FundFamily } from './ledger.ts';
import { appropriationForm, overallForm } from './two-sided-forms.ts';
import { joinWritten, type Written } from './written.ts';

type WriteForm = (setting: FormSetting, number: number) => Written;

const fund =
  (family: FundFamily, withIncome = false): WriteForm =>
  (setting, number) =>
    fundForm(setting, number, family, withIncome);
const matrix =
  (isGeneral: boolean): WriteForm =>
  (setting, number) =>
    matrixForm(setting, number, isGeneral);

const FIRST: readonly WriteForm[] = [overallForm, incomeForm, expenditureForm, appropriationForm];
const FORMS: Readonly<Record<FormSetting['style']['family'], readonly WriteForm[]>> = {
  nine: [
    ...FIRST,
    fund('general_budget'),
    economicForm,
    threePublicForm,
    fund('government_fund', true),
    fund('state_capital'),
  ],
  thirteen: [
    ...FIRST,
    matrix(false),
    fund('general_budget'),
    matrix(true),
    economicForm,
    projectForm,
    fund('government_fund', true),
    fund('state_capital', true),
    fund('state_capital'),
    threePublicForm,
  ],
};

/** The forms of a family in their order: nine, or Sichuan's thirteen. */
export function writeForms(setting: FormSetting): Written {
  return joinWritten(FORMS[setting.style.family].map((write, at) => write(setting, at + 1)));
}
