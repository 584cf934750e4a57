"""Claims for people: pages, exports to annotation tools, and their corrections back into gold."""

from arabic_metrics.view.article import ArticleView, view_claims
from arabic_metrics.view.brat import write_brat
from arabic_metrics.view.chart import ChartView, chart_timelines
from arabic_metrics.view.label_studio import label_studio_task, write_label_studio
from arabic_metrics.view.label_studio_reader import Correction, read_label_studio
from arabic_metrics.view.mark import Link, Mark, MarkedText, mark_claims
from arabic_metrics.view.report import ReportLimits, ReportView, view_timelines
from arabic_metrics.view.web_annotation import web_annotation_page, write_web_annotation

__all__ = [
    "ArticleView",
    "ChartView",
    "Correction",
    "Link",
    "Mark",
    "MarkedText",
    "ReportLimits",
    "ReportView",
    "chart_timelines",
    "label_studio_task",
    "mark_claims",
    "read_label_studio",
    "view_claims",
    "view_timelines",
    "web_annotation_page",
    "write_brat",
    "write_label_studio",
    "write_web_annotation",
]
