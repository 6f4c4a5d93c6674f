"""Measurements that are run by hand: ablation, calibration, scale."""
