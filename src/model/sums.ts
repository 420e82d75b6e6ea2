/** What totals of the accounts are made of: each of them in every way that forms print it, the usual one first. */

const halvesOf = (total: string): readonly (readonly string[])[] => [[`${total}.basic`, `${total}.project`]];
const OTHER_INCOME = [
  'income.superior_subsidy',
  'income.undertaking',
  'income.business',
  'income.affiliated',
  'income.other',
];

/** By total, its parts. Codes of a classification are not here: they are made of the codes below them. */
export const SUMS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'three_public.total': [['three_public.overseas', 'three_public.vehicle', 'three_public.reception']],
  'three_public.vehicle': [['three_public.vehicle_purchase', 'three_public.vehicle_operation']],
  'expenditure.current': [
    [
      'expenditure.basic',
      'expenditure.project',
      'expenditure.turned_over',
      'expenditure.business',
      'expenditure.affiliated_subsidy',
    ],
  ],
  'expenditure.basic': [['expenditure.personnel', 'expenditure.operating']],
  'general_budget.total': halvesOf('general_budget'),
  'general_budget.basic': [['general_budget.personnel', 'general_budget.operating']],
  'government_fund.total': halvesOf('government_fund'),
  'state_capital.total': halvesOf('state_capital'),
  'income.current': [
    ['income.fiscal_appropriation', ...OTHER_INCOME],
    ['income.general_public_budget', 'income.government_fund', 'income.state_capital', ...OTHER_INCOME],
  ],
  'income.total': [['income.current', 'income.surplus_used', 'carryover.opening']],
  'expenditure.total': [['expenditure.current', 'surplus.distributed', 'carryover.closing']],
  'appropriation.expenditure': [['general_budget.total', 'government_fund.total', 'state_capital.total']],
};
