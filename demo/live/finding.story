clock T
as mediator
do screening_finding.register on T lead=GRID place="{place}{hamlet}" dispute_type={dispute_type} gist="{account}" persons_involved=3
expect state found
