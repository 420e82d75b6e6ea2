/** ECharts with what bars and dots in rows need. */
import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { drawRows } from './rows.ts';
import type { Drawer } from './drawing.ts';

use([BarChart, ScatterChart, GridComponent, TitleComponent, TooltipComponent, LabelLayout, SVGRenderer]);

/** Draws pictures of rows. */
export const drawer: Drawer = { init, kinds: { rows: drawRows } };
